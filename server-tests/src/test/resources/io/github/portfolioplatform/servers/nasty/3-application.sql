-- What the application has made at run time, of its own.
SELECT lo_from_bytea(990003, 'of the application');
CREATE TABLE public.of_application (id serial, note text);
INSERT INTO public.of_application (note) VALUES ('one'), ('two');
GRANT SELECT ON public.of_application TO orders_ro;
GRANT SELECT ON public.items TO orders_ro;
GRANT SELECT (name) ON public.items TO metrics;
