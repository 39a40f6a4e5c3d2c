namespace Vlcp.Lab;

/// <summary>Tells a person what the tutorial does and what came of it.</summary>
internal sealed class TutorialStory(TextWriter output)
{
    private const int LongestAnswer = 160;

    public Task ChapterAsync(string title) => output.WriteLineAsync($"\n== {title}");

    public Task FactAsync(string text) => output.WriteLineAsync(text);

    public Task CommandAsync(LabServer server, string commandLine, string answer)
    {
        var shown = answer.ReplaceLineEndings(" ").Trim();
        if (shown.Length > LongestAnswer)
        {
            shown = shown[..LongestAnswer] + " ...";
        }

        var text = $"{server.Name}# {commandLine.ReplaceLineEndings("\n    ")}";
        return output.WriteLineAsync(shown.Length == 0 ? text : $"{text}\n    {shown}");
    }

    public Task PingAsync(TutorialPort from, TutorialPort to, PingResult ping, bool isExpected) => output.WriteLineAsync(
        $"{(isExpected ? "ok  " : "FAIL")} {from.Id,-12} {from.Subnet.Network} -> {to.Id,-12} {to.Address,-14} "
        + $"{ping.Received} of {ping.Transmitted} answered{(ping.Received == 0 && isExpected ? ", as it should be" : "")}");
}
