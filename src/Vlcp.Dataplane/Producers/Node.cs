namespace Vlcp.Dataplane.Producers;

/// <summary>One unit of the computation's graph: something that reads, and runs again when what it read has changed.</summary>
internal abstract class Node
{
    /// <summary>How many parents have started this node; at zero it goes, with all that it emitted.</summary>
    public int References { get; set; }

    /// <summary>True while the node waits in the queue of the engine.</summary>
    public bool Queued { get; set; }

    /// <summary>How often the node ran in the current turn: the guard against producers that feed each other in a circle.</summary>
    public int RunsInTurn { get; set; }

    public abstract int Stage { get; }

    /// <summary>Tells the node which value of a cell that it reads came or went, before it is queued.</summary>
    public virtual void Touch(object value)
    {
    }
}
