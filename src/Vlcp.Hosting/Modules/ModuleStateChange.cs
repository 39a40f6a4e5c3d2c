namespace Vlcp.Hosting.Modules;

/// <summary>A module changed its state.</summary>
/// <param name="Module">The module.</param>
/// <param name="State">Its new state.</param>
/// <param name="Error">Why it failed, for <see cref="ModuleState.Failed"/>.</param>
public sealed record ModuleStateChange(ModuleDescriptor Module, ModuleState State, Exception? Error = null);
