-- The shared secret of an authenticator app is sealed at rest.
SELECT platform.seal('people.factors', 'secret');
