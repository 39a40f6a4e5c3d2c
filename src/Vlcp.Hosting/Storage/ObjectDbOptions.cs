using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Storage;

/// <summary>Settings of the object database.</summary>
[Configuration("module.objectdb", Retired = ["objectupdatepriority", "debuggingupdater"])]
public sealed class ObjectDbOptions;
