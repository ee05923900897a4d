-- The last word of the superuser: from here on DDL leaves traces, and the application may create nothing any more.
REVOKE CREATE ON SCHEMA public FROM orders_app;
CREATE EVENT TRIGGER "watch it" ON ddl_command_end EXECUTE FUNCTION public.on_ddl();
