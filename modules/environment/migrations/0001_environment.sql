-- What the environment adds to things and observations.
CREATE SCHEMA environment;
COMMENT ON SCHEMA environment IS 'Air, noise and water of a town: what its stations are judged by.';

CREATE TABLE environment.sites (
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  noise_zone text NOT NULL DEFAULT '2' CHECK (noise_zone IN ('0', '1', '2', '3', '4a', '4b')),
  water_body text NOT NULL DEFAULT 'river' CHECK (water_body IN ('river', 'lake')),
  water_target smallint NOT NULL DEFAULT 3 CHECK (water_target BETWEEN 1 AND 5),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, thing_id)
);
COMMENT ON TABLE environment.sites IS 'How a station is judged; a station without a row by the defaults.';
COMMENT ON COLUMN environment.sites.tenant_id IS 'Town.';
COMMENT ON COLUMN environment.sites.thing_id IS 'The device (things.things).';
COMMENT ON COLUMN environment.sites.noise_zone IS 'Zone of the acoustic environment, GB 3096-2008.';
COMMENT ON COLUMN environment.sites.water_body IS 'river or lake (lakes and reservoirs), GB 3838-2002.';
COMMENT ON COLUMN environment.sites.water_target IS 'Class that the water shall reach, 1 to 5.';
COMMENT ON COLUMN environment.sites.version IS 'Counts saved changes; a stale save is refused.';
SELECT platform.protect('environment.sites');

CREATE TABLE environment.noise_hours (
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  hour_at timestamptz NOT NULL,
  energy double precision NOT NULL,
  samples integer NOT NULL CHECK (samples > 0),
  loudest real NOT NULL,
  quietest real NOT NULL,
  PRIMARY KEY (tenant_id, thing_id, hour_at)
);
COMMENT ON TABLE environment.noise_hours IS 'Noise by the hour, summed as energy while values arrive (late ones too): levels are never averaged arithmetically.';
COMMENT ON COLUMN environment.noise_hours.tenant_id IS 'Town.';
COMMENT ON COLUMN environment.noise_hours.thing_id IS 'The meter (things.things).';
COMMENT ON COLUMN environment.noise_hours.hour_at IS 'Beginning of the hour.';
COMMENT ON COLUMN environment.noise_hours.energy IS 'Sum of 10^(L/10) over the samples; Leq = 10·log10(energy / samples).';
COMMENT ON COLUMN environment.noise_hours.samples IS 'Valid samples.';
COMMENT ON COLUMN environment.noise_hours.loudest IS 'Loudest sample, dB(A).';
COMMENT ON COLUMN environment.noise_hours.quietest IS 'Quietest sample, dB(A).';
SELECT platform.protect('environment.noise_hours');
