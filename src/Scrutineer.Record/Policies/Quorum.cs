using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>Who must have signed: one witness, or so many of the members of a group, or nobody.</summary>
public sealed record Quorum
{
    private Quorum(string name, int threshold, ImmutableArray<Quorum> members)
    {
        Name = name;
        Threshold = threshold;
        Members = members;
    }

    /// <summary>Satisfied by nobody: the line <c>quorum none</c>.</summary>
    public static Quorum None { get; } = new("none", 0, []);

    /// <summary>The name in the policy.</summary>
    public string Name { get; }

    /// <summary>How many of the members are needed; 1 for a witness, 0 for none.</summary>
    public int Threshold { get; }

    /// <summary>The members of a group; empty for a witness and for none.</summary>
    public ImmutableArray<Quorum> Members { get; }

    /// <summary>A single witness.</summary>
    internal static Quorum Witness(string name) => new(name, 1, []);

    /// <summary>A group.</summary>
    internal static Quorum Group(string name, int threshold, ImmutableArray<Quorum> members) => new(name, threshold, members);

    /// <summary>True if enough of these witnesses signed; names that the policy does not have count for nothing.</summary>
    public bool IsSatisfiedBy(IReadOnlySet<string> witnesses)
    {
        if (Members.IsEmpty) return Threshold == 0 || witnesses.Contains(Name);
        var met = 0;
        foreach (var member in Members)
            if (member.IsSatisfiedBy(witnesses)) met++;
        return met >= Threshold;
    }
}
