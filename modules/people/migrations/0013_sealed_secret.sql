-- Secrets of authenticator apps are sealed at rest.
SELECT platform.seal('people.factors', 'secret');
