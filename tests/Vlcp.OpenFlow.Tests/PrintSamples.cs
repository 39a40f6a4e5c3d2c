namespace Vlcp.OpenFlow.Tests;

/// <summary>A sample of every element.</summary>
internal static class PrintSamples
{
    public static IReadOnlyList<PrintSample> All { get; } =
    [
        .. MessagePrintSamples.All, .. MultipartPrintSamples.All, .. NiciraPrintSamples.All,
        .. ActionPrintSamples.Actions, .. ActionPrintSamples.Instructions, .. FieldPrintSamples.All, .. ErrorPrintSamples.All,
    ];
}
