-- The reach `confidential`: what only named roles may see.
CREATE FUNCTION platform.sees_confidential() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.confidential', true), '') = 'yes';
COMMENT ON FUNCTION platform.sees_confidential() IS 'Whether the actor''s reach covers what is kept confidential.';
