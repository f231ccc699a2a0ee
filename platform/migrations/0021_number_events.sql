-- Numbering is done some thirty times a second under load: as a function its statements are planned once a connection. Each
-- of them sees what has committed before it, so the waiting events are read after the lock was got. Nobody else changes an
-- event without a position: its row is still where it was found.
CREATE FUNCTION platform.number_events(most integer) RETURNS integer LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  head bigint;
  numbered integer;
BEGIN
  PERFORM pg_advisory_xact_lock(7216002);
  head := greatest(
    (SELECT coalesce(max(position), 0) FROM platform.events),
    (SELECT coalesce(max(position), 0) FROM platform.listeners));
  UPDATE platform.events e SET position = head + fresh.n
  FROM (SELECT place, row_number() OVER (ORDER BY id) AS n
    FROM (SELECT ctid AS place, id FROM platform.events WHERE position IS NULL ORDER BY id LIMIT most) waiting) fresh
  WHERE e.ctid = fresh.place;
  GET DIAGNOSTICS numbered = ROW_COUNT;
  IF numbered > 0 THEN
    PERFORM pg_notify('zhenshu_numbered', '');
  END IF;
  RETURN numbered;
END $$;
COMMENT ON FUNCTION platform.number_events(integer) IS 'Gives the next positions to events that committed since, in the order of their ids; one process at a time.';
