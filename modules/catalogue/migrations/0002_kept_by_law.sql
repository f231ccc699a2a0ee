ALTER TABLE catalogue.resources ADD COLUMN kept_by_law text NOT NULL DEFAULT '';
COMMENT ON COLUMN catalogue.resources.kept_by_law IS 'Rule by which rows must stay even when a person asks to be erased (PIPL 47: a term of keeping laid down by law); empty when there is none.';
