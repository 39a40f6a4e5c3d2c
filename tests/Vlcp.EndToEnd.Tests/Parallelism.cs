using Xunit;

// Every test has servers, switches and controllers of its own: more than two at once would only wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
