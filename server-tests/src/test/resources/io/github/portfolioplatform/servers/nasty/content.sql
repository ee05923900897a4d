-- The event trigger does not see this.
SET session_replication_role = 'replica';
CREATE TEMP TABLE content (name text, value text);
DO $$
DECLARE
  relation record;
BEGIN
  FOR relation IN
    SELECT c.oid::regclass AS name, relkind
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'm', 'S') AND relispopulated AND nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'portfolio')
  LOOP
    IF relation.relkind = 'S' THEN
      EXECUTE format('INSERT INTO content SELECT %L, last_value || '' '' || is_called FROM %s', relation.name, relation.name);
    ELSE
      EXECUTE format('INSERT INTO content SELECT %L, count(*) || '' '' || md5(coalesce(string_agg(t::text, '','' ORDER BY t::text), '''')) FROM ONLY %s t',
        relation.name, relation.name);
    END IF;
  END LOOP;
END
$$;
INSERT INTO content SELECT 'large object ' || oid, md5(lo_get(oid)) || ' of ' || replace(lomowner::regrole::text, 'postgres', 'orders_owner') FROM pg_largeobject_metadata;
SELECT name || ' ' || value FROM content ORDER BY 1;
