-- The extensions and their schemas
COPY (
  SELECT extname, nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql'
) TO STDOUT;
