using System.Text.Json.Nodes;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>
/// One of many clients. It changes only objects whose ids begin with its name, so it knows what each answer has to be, and it
/// remembers what it was told: at the end exactly that has to be stored.
/// </summary>
internal sealed class StressClient(string name, int number, StressCalls calls, Random random)
{
    private readonly Dictionary<string, StoredObject> _objects = [];
    private readonly int[] _marks = new int[StressNetworks.SharedCount];
    private readonly StressChoices _choices = new(name, number, random);

    /// <summary>Changes that were acknowledged.</summary>
    public int Changes { get; private set; }

    /// <summary>Calls that were refused as they had to be.</summary>
    public int Refusals { get; private set; }

    /// <summary>What the client owns now, by key.</summary>
    public IReadOnlyDictionary<string, StoredObject> Objects => _objects;

    /// <summary>Makes changes until it is told to stop; the last one is finished.</summary>
    public async Task RunAsync(TimeSpan longestPause, CancellationToken stop, CancellationToken cancellationToken)
    {
        while (!stop.IsCancellationRequested)
        {
            if (random.Next(8) == 0)
            {
                await MarkAsync(random.Next(_marks.Length), cancellationToken);
            }
            else
            {
                await DoAsync(_choices.Next(_objects), cancellationToken);
            }

            await Task.Delay(longestPause * random.NextDouble(), CancellationToken.None);
        }
    }

    /// <summary>Fails unless the store has exactly what this client was told.</summary>
    public async Task CompareAsync(CancellationToken cancellationToken)
    {
        foreach (var key in _choices.AllKeys())
        {
            var (known, stored) = (_objects.GetValueOrDefault(key), await ReadAsync(key, cancellationToken));
            if (known is null ? stored is not null : !known.Same(stored))
            {
                throw Failure($"'{key}' is stored as {Show(stored)}, but the last answer was {Show(known)}");
            }
        }

        for (var index = 0; index < _marks.Length; index++)
        {
            var shared = await calls.ReadAsync($"viperflow.logicnetwork.{StressNetworks.Shared(index)}", cancellationToken);
            if (_marks[index] != (shared?[name]?.GetValue<int>() ?? 0))
            {
                throw Failure($"the mark {_marks[index]} in {StressNetworks.Shared(index)} was lost: {shared?[name]}");
            }
        }
    }

    // All clients write into the same object, each its own attribute: none of the writes may undo another.
    private async Task MarkAsync(int index, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject { ["id"] = StressNetworks.Shared(index), [name] = _marks[index] + 1 };
        CallOutcome outcome;
        do
        {
            outcome = await calls.TryAsync("viperflow/updatelogicalnetwork", arguments, cancellationToken);
        }
        while (outcome is CallOutcome.Later or CallOutcome.Unknown);

        if (outcome is not CallOutcome.Done { Result: JsonObject result } || result[name]?.GetValue<int>() != _marks[index] + 1)
        {
            throw Failure($"a mark was answered with {outcome}");
        }

        _marks[index]++;
        Changes++;
    }

    private async Task DoAsync(StressCall call, CancellationToken cancellationToken)
    {
        var before = _objects.GetValueOrDefault(call.Key);
        while (true)
        {
            switch (await calls.TryAsync(call.Method, call.Arguments, cancellationToken))
            {
                case CallOutcome.Done done:
                    if (call.MustBeRefused is not null)
                    {
                        throw Failure($"{Show(call)} was done, but the rule '{call.MustBeRefused}' forbids it");
                    }

                    Accept(call, before, call.Deletes ? null : StoredObject.Of(done.Result!.AsObject()));
                    await FollowAsync(call, cancellationToken);
                    return;
                case CallOutcome.Refused refused:
                    var rule = call.MustBeRefused ?? call.MayBeRefused;
                    if (rule is null || !refused.Rule.Contains(rule, StringComparison.Ordinal))
                    {
                        throw Failure($"{Show(call)} was refused: {refused.Rule}");
                    }

                    Refusals++;
                    return;
                case CallOutcome.Unknown:
                    var stored = await ReadAsync(call.Key, cancellationToken);
                    if (before is null ? stored is not null : !before.Same(stored))
                    {
                        Accept(call, before, stored);
                        await FollowAsync(call, cancellationToken);
                    }

                    return;
            }
        }
    }

    private void Accept(StressCall call, StoredObject? before, StoredObject? after)
    {
        if (call.Deletes != after is null)
        {
            throw Failure($"{Show(call)} left {Show(after)}");
        }

        if (after is null)
        {
            _objects.Remove(call.Key);
        }
        else
        {
            // Each write counts the version: a step of more than one is the write of somebody else.
            if (after.Version != (before?.Version ?? 0) + 1 || !after.Has(call.Arguments))
            {
                throw Failure($"{Show(call)} made {Show(after)} of {Show(before)}");
            }

            _objects[call.Key] = after;
        }

        Changes++;
    }

    private async Task FollowAsync(StressCall call, CancellationToken cancellationToken)
    {
        if (call.AlsoChanges is { } key)
        {
            var stored = await ReadAsync(key, cancellationToken);
            if (stored?.Version != _objects[key].Version + 1)
            {
                throw Failure($"{Show(call)} made {Show(stored)} of {Show(_objects[key])}");
            }

            _objects[key] = stored;
        }
    }

    private async Task<StoredObject?> ReadAsync(string key, CancellationToken cancellationToken) =>
        await calls.ReadAsync(key, cancellationToken) is { } found ? StoredObject.Of(found) : null;

    private InvalidOperationException Failure(string what) => new($"{name}: {what}");

    private static string Show(StressCall call) => $"{call.Method} {call.Arguments.ToJsonString()}";

    private static string Show(StoredObject? found) => found?.ToString() ?? "nothing";
}
