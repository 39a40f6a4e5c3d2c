namespace Vlcp.Hosting.Modules;

/// <summary>The numeric parameter accepts its number as text too (<c>vni=100</c> of a query string as well as <c>100</c> of JSON).
/// Without it only a number is accepted.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AcceptTextAttribute : Attribute;
