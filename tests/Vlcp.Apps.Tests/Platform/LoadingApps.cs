using Vlcp.OpenFlow;

namespace Vlcp.Apps.Tests.Platform;

/// <summary>What several apps share, and a record of when they start and stop.</summary>
public sealed class Diary
{
    public List<string> Lines { get; } = [];
}

/// <summary>Notes its start and its end.</summary>
public abstract class DiaryApp(Diary diary) : App
{
    public Diary Diary => diary;

    protected internal override Task StartAsync()
    {
        diary.Lines.Add($"{Name} starts");
        return Task.CompletedTask;
    }

    protected internal override Task StopAsync()
    {
        diary.Lines.Add($"{Name} stops");
        return Task.CompletedTask;
    }
}

/// <summary>Needed by <see cref="Upper"/>.</summary>
public sealed class Lower(Diary diary) : DiaryApp(diary);

/// <summary>An app as a context of another.</summary>
public sealed class Middle(Diary diary) : DiaryApp(diary);

/// <summary>Needs the two others.</summary>
[RequireApp(typeof(Lower))]
public sealed class Upper(Diary diary, Middle middle) : DiaryApp(diary)
{
    public Middle Middle => middle;
}

/// <summary>Can use 1.3.</summary>
[App(Versions = [OpenFlowVersion.V13])]
public sealed class Only13 : App;

/// <summary>Can use 1.4.</summary>
[App(Versions = [OpenFlowVersion.V14])]
public sealed class Only14 : App;

/// <summary>Has the name of another.</summary>
[App(nameof(Lower))]
public sealed class Impostor : App;

/// <summary>Its handler is none.</summary>
public sealed class Misshapen : App
{
    [Observe]
    private static int OnPing(Ping ev, int more) => ev.Number + more;
}

/// <summary>Needs itself.</summary>
[RequireApp(typeof(CircularTwo))]
public sealed class CircularOne : App;

/// <summary>Needs itself.</summary>
[RequireApp(typeof(CircularOne))]
public sealed class CircularTwo : App;
