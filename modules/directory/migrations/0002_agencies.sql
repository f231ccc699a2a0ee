-- A timetable may be of several agencies: each route names its own.
UPDATE directory.timetables SET content = (content - 'agency') || jsonb_build_object(
  'agencies', jsonb_build_array(content->'agency'),
  'routes', (SELECT coalesce(jsonb_agg(r.route || jsonb_build_object('agencyId', content->'agency'->>'id') ORDER BY r.at), '[]')
    FROM jsonb_array_elements(content->'routes') WITH ORDINALITY r(route, at)))
WHERE content ? 'agency';
COMMENT ON COLUMN directory.timetables.content IS 'Agencies, stops, routes with their agency, services with their rules, trips.';
