-- What a superuser has made in the database of an application.
CREATE SCHEMA extensions AUTHORIZATION orders_owner;
CREATE EXTENSION parcels SCHEMA extensions;
INSERT INTO extensions.parcel_sizes VALUES ('of the shop', 750, false);
CREATE TABLE public.by_superuser (id int PRIMARY KEY, note text);
INSERT INTO public.by_superuser VALUES (1, 'made by hand in an emergency');
GRANT SELECT ON public.by_superuser TO orders_app;
CREATE FUNCTION public.of_superuser() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION public.of_superuser() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.of_superuser() TO orders_ro;
SELECT lo_from_bytea(990001, 'of the superuser');
ALTER DATABASE orders SET statement_timeout = '77s';
ALTER DATABASE orders SET search_path = 'shop floor', public;
ALTER ROLE orders_app IN DATABASE orders SET lock_timeout = '7s';
COMMENT ON DATABASE orders IS 'all orders, and it''s ours';
