-- The trace of alarms only grows; names and notes leave it when their time is over.
GRANT UPDATE (actor_name, note) ON alarms.trace TO zhenshu_app;
CREATE TRIGGER forget_only BEFORE UPDATE ON alarms.trace FOR EACH ROW EXECUTE FUNCTION platform.forget_only();
