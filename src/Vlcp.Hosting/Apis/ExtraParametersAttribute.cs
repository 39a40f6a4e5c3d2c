namespace Vlcp.Hosting.Modules;

/// <summary>Marks the <see cref="ApiArguments"/> parameter that receives all arguments that no other parameter names. An API
/// without one refuses unknown names.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ExtraParametersAttribute : Attribute;
