using System.Globalization;
using System.Text;

namespace Vlcp.Storage.Etcd;

/// <summary>The operations that answer a query, and what their results mean.</summary>
internal sealed class EtcdReadPlan
{
    private readonly EtcdKeys _keys;
    private readonly List<string> _points;
    private readonly List<KeyRange> _ranges;
    private readonly List<KeyRange> _emptyRanges;

    internal EtcdReadPlan(EtcdKeys keys, StoreQuery query)
    {
        _keys = keys;
        _points = [.. query.Keys.Distinct(StringComparer.Ordinal)];
        _points.ForEach(StoreLimits.CheckKey);
        _ranges = [.. query.Ranges.Where(range => !range.IsEmpty).Distinct()];
        _emptyRanges = [.. query.Ranges.Where(range => range.IsEmpty).Distinct()];
    }

    /// <summary>The operations, as of a revision or (0) of now.</summary>
    internal List<EtcdOperation> OperationsAt(long revision) =>
    [
        new GetOperation(_keys.Log, revision: revision, keysOnly: true),
        new GetOperation(_keys.Time, revision: revision),
        .. _points.Select(key => new GetOperation(_keys.Data(key), revision: revision)),
        .. _ranges.Select(range => _keys.Data(range)).Select(span => new GetOperation(span.Start, span.End, revision)),
    ];

    /// <summary>The answers, from one result for each operation.</summary>
    internal EtcdAnswers Interpret(long revision, IReadOnlyList<IReadOnlyList<EtcdKeyValue>> results)
    {
        var committed = results[0].Count > 0 ? results[0][0].Revision : 0;
        var time = results[1].Count > 0 ? long.Parse(Encoding.ASCII.GetString(results[1][0].Value), CultureInfo.InvariantCulture) : 0;
        var points = new Dictionary<string, StoreEntry?>(StringComparer.Ordinal);
        for (var i = 0; i < _points.Count; i++)
        {
            points[_points[i]] = results[i + 2].Select(found => new StoreEntry(_points[i], found.Value, found.Revision)).FirstOrDefault();
        }

        var ranges = _emptyRanges.ToDictionary(range => range, StoreEntry[] (_) => []);
        for (var i = 0; i < _ranges.Count; i++)
        {
            ranges[_ranges[i]] = [.. results[i + 2 + _points.Count].Select(found => new StoreEntry(_keys.KeyOf(found.Key), found.Value, found.Revision))];
        }

        return new EtcdAnswers(revision, committed, time, points, ranges);
    }
}
