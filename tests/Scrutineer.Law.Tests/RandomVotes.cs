using CsCheck;

namespace Scrutineer.Law.Tests;

/// <summary>Votes at random: few lists, often equal or zero, so that ties and edges are common.</summary>
internal static class RandomVotes
{
    public static Gen<long[]> Small { get; } = Gen.Long[0, 30].Array[1, 6];

    public static Gen<long[]> Large { get; } = Gen.Frequency((1, Gen.Long[0, 50]), (4, Gen.Long[0, 2_000_000])).Array[1, 8];

    public static Gen<long[]> Any { get; } = Gen.OneOf(Small, Large);

    public static Gen<long> Seats { get; } = Gen.Long[1, 40];

    /// <summary>The rules whose explanation is replayed.</summary>
    public static Gen<string> Rule { get; } = Gen.OneOf<string>(
        "{'divisors':'dhondt'}",
        "{'divisors':'sainte-lague'}",
        "{'divisors':'sainte-lague/1.4'}",
        "{'quota':'hare','then':'largest-remainder'}",
        "{'quota':'droop','then':'largest-remainder'}",
        "{'quota':'hare','then':'largest-average'}");

    public static Gen<string> Divisors { get; } = Gen.OneOf<string>("dhondt", "sainte-lague", "sainte-lague/1.4", "danish", "imperiali", "adams", "hill", "dean", "power:9/10");
}
