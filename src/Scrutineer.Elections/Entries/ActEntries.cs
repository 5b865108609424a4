using System.Collections.Immutable;
using Scrutineer.Law.Data;

namespace Scrutineer.Elections.Entries;

/// <summary>A decision that the law or the facts leave to a person.</summary>
/// <param name="Authority">Who decided: a commission, a court.</param>
/// <param name="Reason">Why, for the public; at least one language.</param>
public abstract record ActEntry(string Authority, LocalText Reason) : EntryData;

/// <summary>The protocols of these units and of all below them are not counted, in every channel.</summary>
public sealed record ActOfSettingAside(ImmutableArray<string> Units, string Authority, LocalText Reason) : ActEntry(Authority, Reason)
{
    public bool Equals(ActOfSettingAside? other) => other is not null
        && Authority == other.Authority && Reason == other.Reason && Units.SequenceEqual(other.Units);

    public override int GetHashCode() => HashCode.Combine(Authority, Units.Length);
}

/// <summary>A lot that was drawn.</summary>
/// <param name="Among">The tied.</param>
/// <param name="Drawn">Those whom the lot served, in order.</param>
/// <param name="Situation">The exact situation it decided; null: the first tie among the same.</param>
public sealed record ActOfLot(
    ImmutableArray<string> Among, ImmutableArray<string> Drawn, string Authority, LocalText Reason, Situation? Situation) : ActEntry(Authority, Reason)
{
    public bool Equals(ActOfLot? other) => other is not null
        && Authority == other.Authority && Reason == other.Reason && Equals(Situation, other.Situation)
        && Among.SequenceEqual(other.Among) && Drawn.SequenceEqual(other.Drawn);

    public override int GetHashCode() => HashCode.Combine(Authority, Among.Length, Drawn.Length);
}

/// <summary>An earlier act no longer holds.</summary>
/// <param name="Act">Its index.</param>
public sealed record ActRevoked(long Act, string Authority, LocalText Reason) : ActEntry(Authority, Reason);
