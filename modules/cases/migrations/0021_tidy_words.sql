-- New cases wait in a list before they are sorted into the index of words. Whoever's case filled that list sorted it for
-- all: some 4,000 cases at once, a quarter of a second, and the reporter waited for it. A tick of the module does it now,
-- every few seconds; the list may grow longer before a reporter has to.
ALTER INDEX cases.cases_words SET (gin_pending_list_limit = 16384);

-- Only the owner of an index may sort it; the application's roles own nothing.
CREATE FUNCTION cases.tidy_words() RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_catalog.gin_clean_pending_list('cases.cases_words'::regclass);
$$;
COMMENT ON FUNCTION cases.tidy_words() IS 'Sorts the cases that wait into the index of words; gives the pages of the list that were worked off.';
REVOKE ALL ON FUNCTION cases.tidy_words() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases.tidy_words() TO zhenshu_app;
