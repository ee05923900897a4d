-- What migrations have made.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE SCHEMA "shop floor";
COMMENT ON SCHEMA "shop floor" IS 'a schema with a blank';
GRANT USAGE ON SCHEMA "shop floor" TO orders_app;
REVOKE USAGE ON SCHEMA "shop floor" FROM orders_ro;
CREATE TYPE public.state AS ENUM ('new', 'it''s paid', 'sent');
CREATE DOMAIN public.email AS citext CHECK (VALUE ~ '@');

CREATE TABLE public.items (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, net numeric NOT NULL DEFAULT 1,
  gross numeric GENERATED ALWAYS AS (net * 1.19) STORED, state public.state DEFAULT 'new');
INSERT INTO public.items (name) SELECT 'item ' || n FROM generate_series(1, 5000) n;
CREATE INDEX ON public.items USING gin (name gin_trgm_ops);
CREATE TABLE "shop floor"."Line ""Items""; DROP TABLE" ("Item No" int REFERENCES public.items, "it's" text);
INSERT INTO "shop floor"."Line ""Items""; DROP TABLE" SELECT id, 'x' FROM public.items WHERE id < 4;
CREATE TABLE "shop floor"."два слова" (id bigserial, "größe" text DEFAULT 'ä');
INSERT INTO "shop floor"."два слова" DEFAULT VALUES;
SELECT setval('"shop floor"."два слова_id_seq"', 1000000, false);
CREATE SEQUENCE public.numbers INCREMENT 10;
SELECT setval('public.numbers', 4711);
ALTER TABLE public.items ALTER COLUMN id RESTART WITH 70000;

-- A table for each way to close one.
CREATE TABLE public.secrets (id int, content text);
INSERT INTO public.secrets VALUES (1, 'not for readers');
REVOKE ALL ON public.secrets FROM orders_ro;
CREATE TABLE public.audit (at timestamptz DEFAULT now(), who text);
INSERT INTO public.audit (who) VALUES ('first');
REVOKE ALL ON public.audit FROM orders_app;
GRANT INSERT ON public.audit TO orders_app;
CREATE TABLE public.people (id int PRIMARY KEY, name text, salary int, mail public.email);
INSERT INTO public.people VALUES (1, 'Ada', 100, 'ada@example.org');
REVOKE ALL ON public.people FROM orders_app, orders_ro;
GRANT SELECT (id, name), UPDATE (name) ON public.people TO orders_app;
GRANT SELECT (id) ON public.people TO orders_ro;
GRANT SELECT ON public.items TO orders_app WITH GRANT OPTION;

-- Rows that hide.
CREATE TABLE public.tenants (tenant text, value text);
INSERT INTO public.tenants VALUES ('a', '1'), ('b', '2'), ('c', '3');
ALTER TABLE public.tenants ENABLE ROW LEVEL SECURITY;
CREATE POLICY only_a ON public.tenants TO orders_app USING (tenant = 'a') WITH CHECK (tenant = 'a');
CREATE TABLE public.forced (tenant text, value text);
INSERT INTO public.forced VALUES ('a', '1'), ('b', '2');
ALTER TABLE public.forced ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.forced FORCE ROW LEVEL SECURITY;
CREATE POLICY for_all ON public.forced USING (tenant = current_setting('shop.tenant', true));

-- Shapes.
CREATE TABLE public.log (at date NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE public.log_2025 PARTITION OF public.log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE public.log_2026 PARTITION OF public.log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO public.log SELECT date '2025-12-25' + n FROM generate_series(1, 10) n;
CREATE TABLE public.parent (id int);
CREATE TABLE public.child (extra text) INHERITS (public.parent);
INSERT INTO public.parent VALUES (1);
INSERT INTO public.child VALUES (2, 'x'), (3, 'y');
CREATE VIEW public.cheap WITH (security_barrier) AS SELECT id, name FROM public.items WHERE net < 10;
GRANT SELECT ON public.cheap TO orders_ro;
CREATE MATERIALIZED VIEW public.totals AS SELECT state, count(*) AS n FROM public.items GROUP BY state;
CREATE UNIQUE INDEX ON public.totals (state);
CREATE MATERIALIZED VIEW public.later AS SELECT 1 AS one WITH NO DATA;
CREATE UNLOGGED TABLE public.cache (key text, value text);
INSERT INTO public.cache VALUES ('k', 'v');

-- Code, also of the owner's rights.
CREATE FUNCTION public.raise(item int) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
  AS 'UPDATE public.items SET net = net + 1 WHERE id = item';
REVOKE EXECUTE ON FUNCTION public.raise(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.raise(int) TO orders_app;
CREATE PROCEDURE public."do it"(n int) LANGUAGE plpgsql AS 'BEGIN PERFORM n; END';
CREATE FUNCTION public.touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.note := ''touched''; RETURN NEW; END';
CREATE TRIGGER touched BEFORE INSERT ON public.log FOR EACH ROW EXECUTE FUNCTION public.touched();
CREATE RULE nothing AS ON DELETE TO public.audit DO INSTEAD NOTHING;
CREATE FUNCTION public.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS
  'BEGIN INSERT INTO public.audit (who) VALUES (current_user || '' by DDL''); END';
CREATE FUNCTION public.positive(n int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n > 0';
CREATE TABLE public.checked (n int CHECK (public.positive(n)));
INSERT INTO public.checked SELECT generate_series(1, 10);

-- Of what comes.
ALTER DEFAULT PRIVILEGES IN SCHEMA "shop floor" GRANT SELECT ON TABLES TO metrics;
ALTER DEFAULT PRIVILEGES IN SCHEMA "shop floor" REVOKE INSERT ON TABLES FROM orders_app;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Big and binary.
SELECT lo_from_bytea(990002, 'of a migration');
GRANT SELECT ON LARGE OBJECT 990002 TO orders_ro;
CREATE TABLE public.big (id int PRIMARY KEY, content bytea);
ALTER TABLE public.big ALTER COLUMN content SET STORAGE EXTERNAL;
-- 60 MiB that cannot be compressed: digests of numbers.
INSERT INTO public.big SELECT 1, string_agg(sha256(int4send(n)), '' ORDER BY n) FROM generate_series(1, 60 * 32768) n;
INSERT INTO public.big SELECT 2, decode('00ff0d0a5c5c27', 'hex');
GRANT CREATE ON SCHEMA public TO orders_app;
