using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Law;

namespace Scrutineer.Simulation;

/// <summary>An invented night: stations, machine and hand protocols with arrival times, a few errors.</summary>
/// <param name="Election">The election with its invented stations.</param>
/// <param name="Batches">Machine, then hand.</param>
public sealed record Night(Election Election, ImmutableArray<Batch> Batches)
{
    /// <summary>Channel of the reading boxes.</summary>
    public const string Machine = "machine";

    /// <summary>Channel of the hand count.</summary>
    public const string Hand = "hand";

    /// <summary>Says on every page and file that the stations are invented.</summary>
    public static LocalText Notice(ulong seed) => new(ImmutableSortedDictionary<string, string>.Empty
        .Add("en", $"Invented stations. Only the national totals are real; stations, registers, votes by station and times were made up by a program (seed {seed}). Never evidence about a real station or region.")
        .Add("ru", $"Вымышленные участки. Реальны только итоги по стране; участки, списки, голоса по участкам и время придуманы программой (число {seed}). Это не свидетельство о реальном участке или области.")
        .Add("ky", $"Ойлоп табылган участоктор. Өлкө боюнча жыйынтыктар гана чыныгы; участоктор, тизмелер, участоктук добуштар жана убакыт программа тарабынан ойлоп табылган (сан {seed}). Бул чыныгы участок же аймак жөнүндө далил эмес."));

    /// <summary>Invents the night. The same seed always gives the same night.</summary>
    /// <param name="election">The definition; its stations, if any, are replaced.</param>
    /// <param name="plan">What everything adds up to.</param>
    /// <param name="national">The national count's votes by list.</param>
    /// <param name="closing">When polling closed.</param>
    /// <param name="seed">The seed.</param>
    public static Result<Night> Invent(Election election, SimulationPlan plan, Figures national, DateTimeOffset closing, ulong seed)
    {
        var missing = ((string[])["registered", "participants", "valid", "invalid"]).FirstOrDefault(c => election.Form.Find(c) < 0);
        if (missing is not null) return new Refusal("simulation-form", $"The form has no line \"{missing}\", which the invented protocols fill.");
        var dice = new Dice(seed);
        var stations = Country.Invent(plan, national, dice);
        var units = UnitTree.Build(
        [
            .. election.Units.All.Where(u => !u.IsStation).Select(u => u with { Registered = u.Parent is null ? plan.Registered : null, Stations = null }),
            .. stations.Select(s => new Unit(s.Code, Unit.Station, s.Region, LocalText.Of(s.Code)) { Registered = s.Registered }),
        ]);
        if (!units.IsOk) return units.Refusal!;
        var complete = election with { Units = units.Value };
        var writer = new ProtocolMaker(complete, stations, closing, dice);
        return new Night(complete, [new Batch(Machine, Machine, writer.Machine()), new Batch(Hand, Hand, writer.Hand())]);
    }
}
