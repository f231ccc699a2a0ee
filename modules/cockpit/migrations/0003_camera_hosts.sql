-- The hosts that cameras of a town may stand at.
CREATE TABLE cockpit.camera_hosts (
  tenant_id uuid PRIMARY KEY,
  hosts jsonb NOT NULL
);
COMMENT ON TABLE cockpit.camera_hosts IS 'Hosts that cameras may stand at, where the town has named them. Without a row cameras from before go on; no new one is taken.';
COMMENT ON COLUMN cockpit.camera_hosts.tenant_id IS 'Town or county.';
COMMENT ON COLUMN cockpit.camera_hosts.hosts IS 'List of {host, direct}: host name with or without port, and whether screens may play from it themselves.';
SELECT platform.protect('cockpit.camera_hosts');
SELECT platform.open_to_system('cockpit.camera_hosts', 'SELECT');
