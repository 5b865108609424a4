using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections.Entries;
using Scrutineer.Office.Desk;
using Xunit;
using static Scrutineer.Office.Tests.Staffed.StaffedDesk;

namespace Scrutineer.Office.Tests.Staffed;

/// <summary>
/// Nights with random people, mistakes, cuts and restarts, beside a model that knows only what the papers say. Whatever happened: every figure in the record
/// was typed alike by two people or reported with its sender, every accepted error has two names and a reason, and no unit is entered twice.
/// </summary>
public class RandomNights
{
    private static readonly StaffMember[] Typists = [Ann, Bek, Cem];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Every_public_number_was_typed_by_two_people_or_reported(int seed)
    {
        var random = new Random(seed);
        int Next(int below) => random.Next(below);
        await using var desk = new StaffedDesk();
        // What each person last finished for a unit, by place: the model of "typed by".
        var typed = new Dictionary<string, List<(string By, int Place, long? Number)>>(StringComparer.Ordinal);
        for (var step = 0; step < 400; step++)
        {
            var unit = $"s{1 + Next(6)}";
            var who = Typists[Next(3)];
            switch (Next(20))
            {
                case < 9:
                    Type(who, unit);
                    break;
                case 9 or 10:
                    if (desk.StageOf(unit) is Stage.Differing) desk.Office.Return(Kai, unit, "hand", desk.Seen(unit));
                    break;
                case 11:
                    if (Next(4) == 0) desk.Office.Discard(Kai, unit, "hand", desk.Seen(unit));
                    break;
                case 12 or 13:
                    desk.Office.Accept(Kai, unit, "hand", "as on paper", desk.Seen(unit));
                    break;
                case 14 or 15:
                    desk.Office.Accept(Mia, unit, "hand", "seen", desk.Seen(unit));
                    break;
                case 16:
                    if (Next(3) == 0) desk.Office.Correct(Kai, unit, "hand", "typing-error", "found later", desk.Seen(unit));
                    break;
                case 17:
                    desk.Office.Report(Kai, new SentReport($"machine-{unit}-{Next(2)}000", unit, "machine", Scrutineer.Desk.Paper.PaperFigures.Of([155, 5, 150, 100, 50], 3)));
                    break;
                case 18:
                    desk.Office.Take(who, unit, "hand");
                    if (Next(2) == 0) desk.Office.Free(Kai, unit, "hand");
                    break;
                default:
                    var now = desk.Office.SittingOf("land");
                    if (Next(3) == 0) await desk.Reopen();
                    else desk.Office.SetSitting(Kai, "land", now == Sitting.Open ? Sitting.Paused : Sitting.Open, now);
                    break;
            }
        }

        HoldsIn(desk.Entries());
        await desk.Published();

        void Type(StaffMember who, string unit)
        {
            var task = desk.Office.Take(who, unit, "hand");
            if (!task.IsOk) return;
            // Every paper says the same of a unit each time; people misread one number in six.
            var paper = Paper(100 + unit[1], 50, cast: unit == "s3" ? 999 : null);
            var numbers = task.Value.Fields.ToDictionary(f => f.Place, f => Next(6) == 0 ? 7 : paper[f.Place]);
            if (desk.Office.Finish(who, unit, "hand", numbers).IsOk)
            {
                if (!typed.TryGetValue(unit, out var all)) typed[unit] = all = [];
                all.AddRange(numbers.Select(n => (who.Key, n.Key, n.Value)));
            }
        }

        void HoldsIn(ImmutableArray<Entry> entries)
        {
            var counted = 0;
            for (var i = 0; i < entries.Length; i++)
            {
                var form = entries[i].Data switch { ProtocolReported r => r.Protocol, ProtocolCorrected c => c.Protocol, _ => null };
                if (form is null) continue;
                counted++;
                var entered = Assert.IsType<ProtocolEntered>(entries[i + 1].Data);
                Assert.Equal((form.Unit, form.Channel), (entered.Unit, entered.Channel));
                if (form.Channel == "machine")
                {
                    Assert.Equal((EntryMethods.Machine, Kai.Key), (entered.Method, entered.By.Single()));
                    continue;
                }

                Assert.Equal(EntryMethods.DoubleEntry, entered.Method);
                for (var place = 0; place < 5; place++)
                {
                    var number = place < 3 ? form.Lines[place] : form.Votes[place - 3];
                    var people = typed[form.Unit].Where(t => t.Place == place && t.Number == number && entered.By.Contains(t.By)).Select(t => t.By).Distinct().Count();
                    Assert.True(people >= 2, $"seed {seed}: {form.Unit}, place {place}: {number} was typed by {people}");
                }

                // An error on paper has two names and their reasons right behind it.
                if (form.Lines[0] == form.Lines[1] + form.Lines[2]) continue;
                Assert.Equal(["coordinator", "commissioner"], entries.Skip(i + 2).Take(2).Select(e => e.By.Role));
                Assert.All(entries.Skip(i + 2).Take(2), e => Assert.Contains("E1", Assert.IsType<ProtocolAccepted>(e.Data).Findings));
            }

            Assert.True(counted > 3, "The night entered too little to show anything.");
            foreach (var group in entries.Where(e => e.Data is ProtocolReported).GroupBy(e => ((ProtocolReported)e.Data).Protocol is var p ? (p.Unit, p.Channel) : default)) Assert.Single(group);
        }
    }
}
