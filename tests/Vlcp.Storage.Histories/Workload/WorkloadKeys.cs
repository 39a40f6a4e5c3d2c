namespace Vlcp.Storage.Histories;

/// <summary>The keys of the random transactions: few, so that they meet often.</summary>
public static class WorkloadKeys
{
    /// <summary>Keys that are read and written.</summary>
    public const int Registers = 12;

    /// <summary>Keys that come and go.</summary>
    public const int Members = 24;

    /// <summary>All members.</summary>
    public static KeyRange AllMembers => KeyRange.Prefix("member.");

    /// <summary>What mirrors follow.</summary>
    public static KeyRange Mirrored => KeyRange.Prefix("member.");

    /// <summary>A register.</summary>
    public static string Register(int number) => $"register.{number:D2}";

    /// <summary>A member.</summary>
    public static string Member(int number) => $"member.{number:D2}";

    /// <summary>A quarter of the members.</summary>
    public static KeyRange SomeMembers(int quarter) => new(Member(quarter * Members / 4), Member((quarter + 1) * Members / 4));
}
