SELECT unnest(setconfig) || ' for ' || coalesce(nullif(setrole, 0)::regrole::text, 'all')
  FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase WHERE datname = 'orders' ORDER BY 1;
SELECT pg_get_userbyid(datdba), datconnlimit, datallowconn, shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'orders';
SELECT acl::text FROM pg_database, unnest(datacl) AS acl WHERE datname = 'orders' ORDER BY 1;
SELECT oid::regprocedure || ' of ' || proowner::regrole || ' ' || proacl::text FROM pg_proc WHERE pronamespace = 'portfolio'::regnamespace ORDER BY 1;
SELECT nspname || ' of ' || nspowner::regrole || ' ' || nspacl::text FROM pg_namespace WHERE nspname IN ('portfolio', 'public') ORDER BY 1;
SELECT proacl FROM pg_proc WHERE proname = 'pg_reload_conf';
