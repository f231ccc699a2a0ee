-- A new case wrote into seventeen indexes; the one of words alone cost more than all the rest. What is
-- left is what the desks are measured to use.

-- Words. Pairs of characters as before, made by a loop (four times as quick); the number, whose pairs
-- every case has, is found by its beginning (unique index) or by its running part, one key of its own.
CREATE OR REPLACE FUNCTION cases.pairs(words text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  letters text[] := string_to_array(lower(words), NULL);
  found text[] := '{}';
BEGIN
  FOR n IN 2 .. coalesce(cardinality(letters), 0) LOOP
    found := found || (letters[n - 1] || letters[n]);
  END LOOP;
  RETURN found;
END $$;
COMMENT ON FUNCTION cases.pairs(text) IS 'Every two neighbouring characters of a text, in lower case.';

CREATE FUNCTION cases.words(number text, title text, address text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN cases.pairs(title || ' ' || address) || ('#' || split_part(number, '-', 3));
END $$;
COMMENT ON FUNCTION cases.words(text, text, text) IS 'What a case is found by: the pairs of its title and address, and # with the running part of its number.';
GRANT EXECUTE ON FUNCTION cases.words(text, text, text) TO zhenshu_app;

DROP INDEX cases.cases_words;
CREATE INDEX cases_words ON cases.cases USING gin (cases.words(number, title, address));
ALTER INDEX cases.cases_words ALTER COLUMN 1 SET STATISTICS 1000;

-- Place. A tile of 1/500 degree (about 200 m) is an ordinary column: a B-tree takes it for a tenth of
-- what the two spatial indexes cost, in the order of time, and its statistics tell how full a window is.
ALTER TABLE cases.cases ADD COLUMN tile bigint GENERATED ALWAYS AS
  (floor(longitude * 500)::bigint * 100000 + floor((latitude + 90) * 500)::bigint) STORED;
COMMENT ON COLUMN cases.cases.tile IS 'Tile of 1/500 degree that holds the place; NULL without a place.';
DROP INDEX cases.cases_place, cases.cases_open_place;
CREATE INDEX cases_tile ON cases.cases (tenant_id, tile, registered_at DESC, id DESC) WHERE tile IS NOT NULL;

-- Open cases. One index in the order of the list that holds all that the desk counts and the reach of
-- the viewer asks for: counting reads no row of the table.
DROP INDEX cases.cases_open_newest, cases.cases_open_state;
CREATE INDEX cases_open ON cases.cases (tenant_id, registered_at DESC, id DESC)
  INCLUDE (state, due_at, done_at, paused_since, needs_officer, supervised, lead_department_id,
    assisting_department_ids, village_id, grid_cell_id, handler_id, longitude, latitude)
  WHERE closed_at IS NULL;

-- A grid worker who asks for another village is answered by the index alone.
DROP INDEX cases.cases_grid_cell;
CREATE INDEX cases_grid_cell ON cases.cases (tenant_id, grid_cell_id, registered_at DESC, id DESC, village_id);
-- The other ways in which a case may be the viewer's; a new case is in neither.
CREATE INDEX cases_handler ON cases.cases (tenant_id, handler_id, registered_at DESC, id DESC) WHERE handler_id IS NOT NULL;
CREATE INDEX cases_assisting ON cases.cases USING gin (assisting_department_ids) WHERE assisting_department_ids <> '{}';
-- Nearly every case is public: the newest of all serve.
DROP INDEX cases.cases_public_newest;

-- As in 0003: leakproof means that nothing of a row's values shows but in the result.
DO $$ BEGIN
  ALTER FUNCTION cases.pairs(text) LEAKPROOF;
  ALTER FUNCTION cases.words(text, text, text) LEAKPROOF;
  ALTER FUNCTION pg_catalog.arrayoverlap(anyarray, anyarray) LEAKPROOF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'not a superuser: word search will be slower';
END $$;
