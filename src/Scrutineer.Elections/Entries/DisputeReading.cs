using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;

namespace Scrutineer.Elections.Entries;

/// <summary>Reads the data of complaints and decisions.</summary>
internal static class DisputeReading
{
    private const int MostMembers = 1_000;
    private const int LongestInitials = 16;

    public static ComplaintFiled Filed(ref CanonicalReader reader)
    {
        var forum = EntryReader.Said(ref reader, "\"forum\":"u8);
        var at = EntryReader.Said(ref reader, ",\"at\":"u8);
        var kind = EntryReader.Said(ref reader, ",\"complainant\":{\"kind\":"u8);
        reader.Expect(",\"lists\":"u8);
        var lists = EntryReader.SortedTexts(ref reader);
        reader.Expect(",\"person\":"u8);
        var person = reader.TryTake("null"u8) ? null : EntryReader.Shape(ref reader, reader.Text(), Shapes.IsSha256, "64 lower-case hex digits");
        reader.Expect(",\"initials\":"u8);
        var initials = reader.TryTake("null"u8) ? null : EntryReader.Shape(ref reader, reader.Text(), t => t.Length is > 0 and <= LongestInitials, $"initials of at most {LongestInitials} signs");
        reader.Expect("},\"grounds\":"u8);
        var grounds = Some(ref reader);
        reader.Expect(",\"units\":"u8);
        var units = Some(ref reader);
        reader.Expect(",\"against\":"u8);
        var against = reader.NumberOrNull();
        reader.Expect(",\"asks\":"u8);
        var asks = EntryReader.SortedTexts(ref reader);
        if (!asks.All(RemedyCodes.All.Contains)) throw new CanonicalException(reader.At, "codes of remedies");
        reader.Expect(",\"reason\":"u8);
        var text = EntryReader.LocalTexts(ref reader, atLeastOne: true);
        return new ComplaintFiled(forum, at, new Complainant(kind, lists, person, initials), grounds, units, against, asks, text, Evidence(ref reader));
    }

    public static ComplaintMoved Moved(ref CanonicalReader reader)
    {
        reader.Expect("\"case\":"u8);
        var of = reader.Number();
        reader.Expect(",\"step\":"u8);
        var step = EntryReader.Shape(ref reader, reader.Text(), CaseSteps.All.Contains, $"one of {string.Join(", ", CaseSteps.All)}");
        reader.Expect(",\"reason\":"u8);
        var text = EntryReader.LocalTexts(ref reader, atLeastOne: true);
        reader.Expect(",\"until\":"u8);
        DateTimeOffset? until = reader.TryTake("null"u8) ? null : EntryReader.Time(ref reader);
        reader.Expect(",\"with\":"u8);
        var with = reader.NumberOrNull();
        return new ComplaintMoved(of, step, text, until, with, Evidence(ref reader));
    }

    public static DecisionMade Decision(ref CanonicalReader reader)
    {
        reader.Expect("\"case\":"u8);
        var of = reader.NumberOrNull();
        var forum = EntryReader.Said(ref reader, ",\"forum\":"u8);
        var at = EntryReader.Said(ref reader, ",\"at\":"u8);
        var number = EntryReader.Said(ref reader, ",\"number\":"u8);
        reader.Expect(",\"result\":"u8);
        var result = EntryReader.Shape(ref reader, reader.Text(), DecisionResults.All.Contains, $"one of {string.Join(", ", DecisionResults.All)}");
        reader.Expect(",\"findings\":["u8);
        var findings = EntryReader.Items(ref reader, static (ref r) => Finding(ref r));
        reader.Expect(",\"votes\":"u8);
        var votes = reader.TryTake("null"u8) ? null : Votes(ref reader);
        reader.Expect(",\"remedies\":["u8);
        var remedies = EntryReader.Items(ref reader, static (ref r) => Remedy(ref r));
        reader.Expect(",\"reason\":"u8);
        var reason = EntryReader.LocalTexts(ref reader, atLeastOne: true);
        var law = EntryReader.Said(ref reader, ",\"law\":"u8);
        reader.Expect(",\"documents\":["u8);
        var documents = EntryReader.Items(ref reader, static (ref r) => EntryReader.Blob(ref r));
        reader.Expect(",\"note\":"u8);
        return new DecisionMade(of, forum, at, number, result, findings, votes, remedies, reason, law, documents, reader.TextOrNull());
    }

    private static GroundFinding Finding(ref CanonicalReader reader)
    {
        var ground = EntryReader.Said(ref reader, "{\"ground\":"u8);
        reader.Expect(",\"found\":"u8);
        var isFound = reader.Boolean();
        reader.Expect(",\"reason\":"u8);
        var text = EntryReader.LocalTexts(ref reader, atLeastOne: true);
        reader.Expect("}"u8);
        return new GroundFinding(ground, isFound, text);
    }

    private static MembersVote Votes(ref CanonicalReader reader)
    {
        reader.Expect("{\"for\":"u8);
        var pro = (int)reader.Number(MostMembers);
        reader.Expect(",\"against\":"u8);
        var contra = (int)reader.Number(MostMembers);
        reader.Expect(",\"abstained\":"u8);
        var abstained = (int)reader.Number(MostMembers);
        reader.Expect(",\"reason\":"u8);
        var dissent = EntryReader.LocalTexts(ref reader, atLeastOne: false);
        reader.Expect("}"u8);
        return new MembersVote(pro, contra, abstained, dissent);
    }

    private static Remedy Remedy(ref CanonicalReader reader)
    {
        reader.Expect("{\"do\":"u8);
        var start = reader.At;
        var code = reader.Text();
        var remedy = code switch
        {
            "recount" => new RecountOrder(Units(ref reader)),
            "correct" => new CorrectionOrder(Units(ref reader), Some(ref reader, ",\"lines\":"u8)),
            "exclude-box" => new BoxExclusion(Units(ref reader), EntryReader.Said(ref reader, ",\"box\":"u8)),
            "annul-units" => new UnitsAnnulled(Units(ref reader)),
            "void-votes" => Voided(ref reader),
            "annul-result" => new ResultAnnulled(),
            "repeat-vote" => Repeat(ref reader),
            "revoke" => Revocation(ref reader),
            "suspend" => Suspension(ref reader),
            _ => (Remedy?)null,
        };
        if (remedy is null) throw new CanonicalException(start, $"one of {string.Join(", ", RemedyCodes.All)}");
        reader.Expect("}"u8);
        return remedy;
    }

    private static VotesVoided Voided(ref CanonicalReader reader)
    {
        var units = Units(ref reader);
        var list = EntryReader.Said(ref reader, ",\"list\":"u8);
        reader.Expect(",\"from\":"u8);
        var from = EntryReader.SortedTexts(ref reader);
        reader.Expect(",\"to\":"u8);
        return new VotesVoided(units, list, from, EntryReader.SortedTexts(ref reader));
    }

    private static RepeatVote Repeat(ref CanonicalReader reader)
    {
        var units = Units(ref reader);
        reader.Expect(",\"on\":"u8);
        var on = Day(ref reader);
        reader.Expect(",\"election\":"u8);
        var election = reader.TextOrNull();
        reader.Expect(",\"law\":"u8);
        return new RepeatVote(units, on, election, reader.TryTake("null"u8) ? null : EntryReader.Blob(ref reader));
    }

    private static Revocation Revocation(ref CanonicalReader reader)
    {
        reader.Expect(",\"entry\":"u8);
        return new Revocation(reader.Number());
    }

    private static Suspension Suspension(ref CanonicalReader reader)
    {
        reader.Expect(",\"clock\":"u8);
        var clock = EntryReader.Shape(ref reader, reader.Text(), ClockCodes.All.Contains, $"one of {string.Join(", ", ClockCodes.All)}");
        reader.Expect(",\"until\":"u8);
        return new Suspension(clock, reader.TryTake("null"u8) ? null : Day(ref reader));
    }

    private static ImmutableArray<Evidence> Evidence(ref CanonicalReader reader)
    {
        reader.Expect(",\"evidence\":["u8);
        return EntryReader.Items(ref reader, static (ref r) =>
        {
            r.Expect("{\"file\":"u8);
            var blob = EntryReader.Blob(ref r);
            r.Expect(",\"sealed\":"u8);
            var isSealed = r.Boolean();
            var what = EntryReader.Said(ref r, ",\"text\":"u8);
            r.Expect("}"u8);
            return new Evidence(blob, isSealed, what);
        });
    }

    private static ImmutableArray<string> Units(ref CanonicalReader reader) => Some(ref reader, ",\"units\":"u8);

    private static ImmutableArray<string> Some(ref CanonicalReader reader, ReadOnlySpan<byte> member)
    {
        reader.Expect(member);
        return Some(ref reader);
    }

    private static ImmutableArray<string> Some(ref CanonicalReader reader)
    {
        var start = reader.At;
        var texts = EntryReader.SortedTexts(ref reader);
        return texts.Length > 0 ? texts : throw new CanonicalException(start, "at least one name");
    }

    private static DateOnly Day(ref CanonicalReader reader)
    {
        var start = reader.At;
        return DateOnly.TryParseExact(reader.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CanonicalException(start, "a day as 2020-10-04");
    }
}
