namespace Vlcp.Switches.Tables;

/// <summary>The tables that modules ask for cannot all be had: they stand in a circle, in two paths at once, or are too many.</summary>
/// <param name="message">Names the tables and the rule.</param>
public sealed class TableLayoutException(string message) : Exception(message);
