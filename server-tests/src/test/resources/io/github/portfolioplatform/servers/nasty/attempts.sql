-- Each role tries each of them, and what it may is the same before and after.
SELECT * FROM public.items LIMIT 1
INSERT INTO public.items (name) VALUES ('x')
SELECT * FROM public.secrets
UPDATE public.secrets SET content = ''
SELECT * FROM public.audit
INSERT INTO public.audit (who) VALUES ('x')
DELETE FROM public.audit
SELECT * FROM public.people
SELECT id FROM public.people
SELECT name FROM public.people
UPDATE public.people SET name = 'x'
UPDATE public.people SET salary = 1
SELECT 1 / count(*) FROM public.tenants WHERE tenant = 'b'
INSERT INTO public.tenants VALUES ('b', 'x')
SELECT 1 / count(*) FROM public.forced
SELECT * FROM public.cheap LIMIT 1
SELECT * FROM public.totals
REFRESH MATERIALIZED VIEW public.totals
SELECT * FROM public.by_superuser
INSERT INTO public.by_superuser VALUES (7, 'x')
SELECT public.of_superuser()
SELECT public.raise(1)
CALL public."do it"(1)
SELECT nextval('public.numbers')
SELECT nextval('"shop floor"."два слова_id_seq"')
SELECT * FROM "shop floor"."два слова"
INSERT INTO "shop floor"."два слова" DEFAULT VALUES
SELECT * FROM public.of_application
INSERT INTO public.of_application (note) VALUES ('x')
ALTER TABLE public.of_application ADD COLUMN more text
SELECT lo_get(990001)
SELECT lo_get(990002)
SELECT lo_get(990003)
SELECT lo_put(990003, 0, 'x')
CREATE TABLE public.new (id int)
CREATE TABLE "shop floor".new (id int)
CREATE SCHEMA another
SELECT * FROM extensions.parcel_sizes
INSERT INTO public.log VALUES ('2026-05-05', 'x')
SELECT * FROM public.log_2026
TRUNCATE public.cache
DROP TABLE public.checked
SELECT portfolio.let_backup_read()
SELECT portfolio.let_restore_fill(true)
SELECT portfolio.take_settings()
