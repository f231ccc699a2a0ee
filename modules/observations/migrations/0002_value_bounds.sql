-- Lowest and highest number of each packed row: a question for high or low values leaves the rows out that hold none.
ALTER TABLE observations.packed ADD COLUMN low double precision, ADD COLUMN high double precision;
COMMENT ON COLUMN observations.packed.low IS 'Its lowest number; NULL in rows from before this column, which are read.';
COMMENT ON COLUMN observations.packed.high IS 'Its highest number; NULL as low.';
