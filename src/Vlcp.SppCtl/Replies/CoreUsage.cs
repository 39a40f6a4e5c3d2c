using System.Text.Json;
using Vlcp.SppCtl.Processes;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Replies;

/// <summary>Which cores a process occupies.</summary>
/// <param name="Identity">The process.</param>
/// <param name="MasterLcore">Its main core; null if it does not say so (before May 2019).</param>
/// <param name="Lcores">All its cores, the main one first.</param>
internal sealed record CoreUsage(ProcessIdentity Identity, int? MasterLcore, IReadOnlyList<int> Lcores)
{
    /// <summary>Reads the answer to <c>status</c>.</summary>
    /// <param name="identity">Who answered.</param>
    /// <param name="reply">The answer, of any kind of process.</param>
    /// <returns>The usage; without cores if the process tells none.</returns>
    public static CoreUsage Read(ProcessIdentity identity, ProcessReply reply)
    {
        var status = reply.Member("info") ?? reply.Json ?? default;
        var master = status.Member("master-lcore").AsInteger();
        var listed = status.Member("lcores").Items().Select(core => core.AsInteger());
        var worked = status.Member("core").Items().Select(component => component.Member("core").AsInteger());
        return new CoreUsage(identity, master, [.. new[] { master }.Concat(listed).Concat(worked).OfType<int>().Distinct()]);
    }

    /// <summary>Writes an item of the API's response.</summary>
    /// <param name="json">Where to.</param>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("proc-type", Identity.TypeName);
        if (Identity.ClientId is { } id)
        {
            json.WriteNumber("client-id", id);
        }

        if (MasterLcore is { } master)
        {
            json.WriteNumber("master-lcore", master);
        }

        json.WriteStartArray("lcores");
        foreach (var core in Lcores)
        {
            json.WriteNumberValue(core);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
