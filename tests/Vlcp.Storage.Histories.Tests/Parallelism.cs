// Clusters and their clients are many processes: more than two trials at once would only wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
