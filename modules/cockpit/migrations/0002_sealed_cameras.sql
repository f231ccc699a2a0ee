-- The address of a camera holds its user name and password: it is sealed at rest.
COMMENT ON COLUMN cockpit.cameras.address IS 'Where the server fetches it, often with a password: sealed, not personal, never told to screens.';
SELECT platform.seal('cockpit.cameras', 'address');
