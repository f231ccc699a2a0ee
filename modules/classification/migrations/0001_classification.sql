-- What officers taught the classifier, and the models trained from it.
CREATE SCHEMA classification;
COMMENT ON SCHEMA classification IS 'Categories from words: corrections by officers and trained models.';

CREATE TABLE classification.corrections (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  text text NOT NULL,
  category_code text NOT NULL,
  source text NOT NULL,
  corrected_by uuid,
  corrected_at timestamptz NOT NULL
);
COMMENT ON TABLE classification.corrections IS 'Texts with the category an officer gave them; the next training counts them.';
COMMENT ON COLUMN classification.corrections.id IS 'UUIDv7.';
COMMENT ON COLUMN classification.corrections.tenant_id IS 'Town.';
COMMENT ON COLUMN classification.corrections.text IS 'Words of the report; personal data masked.';
COMMENT ON COLUMN classification.corrections.category_code IS 'Right category.';
COMMENT ON COLUMN classification.corrections.source IS 'Case it came from.';
COMMENT ON COLUMN classification.corrections.corrected_by IS 'Officer.';
COMMENT ON COLUMN classification.corrections.corrected_at IS 'When.';
CREATE INDEX corrections_newest ON classification.corrections (tenant_id, corrected_at DESC);
SELECT platform.protect('classification.corrections');

CREATE TABLE classification.models (
  tenant_id uuid NOT NULL,
  version integer NOT NULL,
  content bytea NOT NULL,
  sample_count integer NOT NULL,
  correction_count integer NOT NULL,
  trained_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, version)
);
COMMENT ON TABLE classification.models IS 'Trained models; the newest is in use.';
COMMENT ON COLUMN classification.models.tenant_id IS 'Town.';
COMMENT ON COLUMN classification.models.version IS 'Counts from 1.';
COMMENT ON COLUMN classification.models.content IS 'Serialised model.';
COMMENT ON COLUMN classification.models.sample_count IS 'Texts it was trained on.';
COMMENT ON COLUMN classification.models.correction_count IS 'Officers'' corrections among them.';
COMMENT ON COLUMN classification.models.trained_at IS 'When.';
SELECT platform.protect('classification.models');
