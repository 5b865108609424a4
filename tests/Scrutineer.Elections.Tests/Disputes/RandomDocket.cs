using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;
using Xunit;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>Random complaints, steps, appeals, decisions, revocations and jumps of the clock against a model that fits on a page: sets, a table, and what is known of each decision.</summary>
public class RandomDocket
{
    private static readonly string[] Stations = ["a", "b", "d", "e"];

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 60)]
    [InlineData(3, 400)]
    public void The_docket_and_the_model_agree_at_every_step(int seed, int runs)
    {
        for (var run = 0; run < runs; run++) new Model(seed * 100_000 + run).Play(run < 3 ? 300 : 60);
    }

    private sealed class Model(int seed)
    {
        private readonly Random dice = new(seed);
        private readonly Court court = new Court().Counted();
        private readonly Dictionary<long, (CaseStage Stage, string Forum, DateTimeOffset At)> cases = [];
        private readonly Dictionary<long, (string Forum, string[] Units, long? Ends, DateTimeOffset At)> decisions = [];
        private int taken, refused;

        public void Play(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                if (dice.Next(8) == 0) court.Now = court.Now.AddHours(dice.Next(1, 60));
                switch (dice.Next(10))
                {
                    case < 3: File(); break;
                    case < 7: Move(); break;
                    default: Decide(); break;
                }

                Compare();
            }

            Assert.Equal(court.Fold.Size, 5 + taken);
            Assert.True(taken > 0 && refused > 0);
        }

        private void File()
        {
            var (isAppeal, unit) = (decisions.Count > 0 && dice.Next(3) == 0, Stations[dice.Next(4)]);
            var forum = isAppeal ? (dice.Next(2) == 0 ? "court" : "central") : dice.Next(2) == 0 ? "central" : "regional";
            var against = isAppeal ? Pick(decisions.Keys) : (long?)null;
            var filed = Court.Complaint(unit, forum, forum == "regional" ? (unit is "a" or "b" ? "r1" : "r2") : "c", against);
            var isLegal = against is { } of
                ? Next(decisions[of].Forum) == forum && court.Now <= AfterTwoWorkingDays(decisions[of].At)
                : court.Now <= Court.At(7).AddHours(12).AddSeconds(-1);
            if (Said(filed, isLegal)) cases[court.Fold.Size - 1] = (CaseStage.Filed, forum, court.Now);
        }

        private void Move()
        {
            if (cases.Count == 0) return;
            var number = Pick(cases.Keys);
            var (stage, forum, at) = cases[number];
            var step = Pick(CaseSteps.All.Where(s => s is not ("join" or "serve" or "return" or "mend")).ToList());
            var next = CaseSteps.After(stage, step);
            if (Said(Court.Step(number, step, step == "set-hearing" ? court.Now.AddHours(1) : null), next is not null)) cases[number] = (next!.Value, forum, at);
        }

        private void Decide()
        {
            var number = cases.Count > 0 && dice.Next(2) == 0 ? Pick(cases.Keys) : (long?)null;
            var forum = number is { } of ? cases[of].Forum : "central";
            var unit = Stations[dice.Next(4)];
            var at = forum == "regional" ? court.Docket.Find(number!.Value)!.Filed.At : "c";
            var ends = decisions.Count > 0 && dice.Next(2) == 0 ? Pick(decisions.Keys) : (long?)null;
            string[] units = ends is null || dice.Next(3) == 0 ? [unit] : [];
            List<Remedy> remedies = [.. units.Select(u => Court.Annul(u))];
            if (ends is { } index) remedies.Add(new Revocation(index));
            var made = Court.Decide(number, [.. remedies]) with { Forum = forum, At = at, Votes = forum == "central" ? new MembersVote(9, 2, 0, LocalText.Empty) : null };
            var isLegal = (number is not { } one || cases[one].Stage is CaseStage.Admitted or CaseStage.HearingSet or CaseStage.Heard)
                && (forum != "regional" || (at == (unit is "a" or "b" ? "r1" : "r2") || units.Length == 0))
                && (ends is null || (forum != "regional" && Holds(ends.Value) && Ladder(decisions[ends.Value].Forum).Contains(forum)))
                && units.All(u => !decisions.Any(d => Holds(d.Key) && d.Key != ends && d.Value.Units.Contains(u)));
            if (!Said(made, isLegal)) return;
            decisions[court.Fold.Size - 1] = (forum, units, ends, court.Now);
            if (number is { } done) cases[done] = cases[done] with { Stage = CaseStage.Decided };
        }

        private bool Said(EntryData data, bool isLegal)
        {
            var size = court.Fold.Size;
            var refusal = court.Fold.Take(new Entry("t:live", new Author("secretary", null), court.Now, court.Fold.PrevOf(data), data));
            Assert.True(refusal is null == isLegal, $"Seed {seed}, entry {size}: the model says {(isLegal ? "legal" : "not legal")}, the fold {refusal?.ToString() ?? "legal"}: {data}");
            if (isLegal) taken++;
            else refused++;
            return isLegal;
        }

        private void Compare()
        {
            Assert.Equal(cases.Keys.Order(), court.Docket.Cases.Select(c => c.Number));
            Assert.Equal(cases.Where(c => CaseSteps.IsOpen(c.Value.Stage)).Select(c => c.Key).Order(), court.Docket.Open.Select(c => c.Number));
            var annulled = Stations.Where(s => decisions.Any(d => Holds(d.Key) && d.Value.Units.Contains(s))).ToList();
            Assert.Equal(100 * (4 - annulled.Count), court.Tally().Country.ListVotes ?? 0);
            Assert.Equal(annulled.Count, court.Tally().Country.SetAside);
        }

        /// <summary>A decision holds unless a later one that holds ends it.</summary>
        private bool Holds(long index) => !decisions.Any(d => d.Value.Ends == index && Holds(d.Key));

        /// <summary>The model's own reading of two working days: Saturdays, Sundays and the 7th of October are none.</summary>
        private static DateTimeOffset AfterTwoWorkingDays(DateTimeOffset from)
        {
            var day = from.ToOffset(TimeSpan.FromHours(6)).Date;
            for (var left = 2; left > 0;)
            {
                day = day.AddDays(1);
                if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && day != new DateTime(2020, 10, 7)) left--;
            }

            return new DateTimeOffset(day.AddDays(1).AddSeconds(-1), TimeSpan.FromHours(6));
        }

        private static string? Next(string forum) => forum switch { "regional" => "central", "central" => "court", _ => null };

        private static IEnumerable<string> Ladder(string? forum)
        {
            for (; forum is not null; forum = Next(forum)) yield return forum;
        }

        private T Pick<T>(IReadOnlyCollection<T> all) => all.ElementAt(dice.Next(all.Count));
    }
}
