namespace Vlcp.Hosting.Management;

/// <summary>The memory of the process.</summary>
/// <param name="Heap">Bytes of objects that were alive after the last collection, or that have been made since.</param>
/// <param name="WorkingSet">Bytes of physical memory that the operating system counts for the process.</param>
public sealed record MemoryReport(long Heap, long WorkingSet);
