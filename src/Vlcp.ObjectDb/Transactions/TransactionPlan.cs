namespace Vlcp.ObjectDb;

/// <summary>A prepared transaction with known keys.</summary>
/// <param name="Keys">The keys to read.</param>
/// <param name="Updater">A pure function of their values, null for each absent one, and of the store's time in microseconds; returns keys
/// with their new values, null to delete.</param>
public sealed record TransactionPlan<T>(
    IReadOnlyList<string> Keys, Func<IReadOnlyList<T?>, long, IEnumerable<KeyValuePair<string, T?>>> Updater)
    where T : DataObject
{
    internal bool Run(IObjectTransaction transaction)
    {
        foreach (var (key, value) in Updater(transaction.GetMany<T>(Keys), transaction.Timestamp))
        {
            if (value is null)
            {
                transaction.Delete(key);
            }
            else if (value.Key == key)
            {
                transaction.Write(value);
            }
            else
            {
                throw new ArgumentException($"The object '{value.Key}' can't be written to the key '{key}'.");
            }
        }

        return true;
    }
}
