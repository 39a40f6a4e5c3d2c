global using Vlcp.Apps;
global using Vlcp.Apps.Events;
global using Vlcp.Apps.Running;
global using Xunit;
