using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Cli.Demo;

/// <summary>Something that happened after the vote.</summary>
/// <param name="At">When; hours are chosen where the sources give only the day.</param>
/// <param name="Told">What the terminal says of it.</param>
/// <param name="By">Role of whoever enters it.</param>
/// <param name="Data">What goes into the record, given the record so far.</param>
internal sealed record Happening(DateTimeOffset At, string Told, string By, Func<RecordFold, EntryData> Data);

/// <summary>
/// What followed the night of 4 October 2020: the complaint of ten lists, resolution No. 249, the repeat vote set, suspended by law and overturned in court. The decisions, days and
/// votes of members are the real ones (press and shailoo.gov.kg, October 2020); findings quote press reports, because the full texts were not available.
/// </summary>
internal static class Aftermath
{
    private static readonly string[] Ten = ["ata-meken", "bir-bol", "chon-kazat", "meken-yntymagy", "ordo", "reforma", "respublika", "social-democrats", "yiman-nuru", "zamandash"];
    private static readonly string[] Twelve = ["afghan-veterans", "ata-meken", "bir-bol", "chon-kazat", "meken-yntymagy", "mekenchil", "ordo", "reforma", "respublika", "social-democrats", "yiman-nuru", "zamandash"];

    /// <summary>All of it, oldest first.</summary>
    public static ImmutableArray<Happening> All { get; } =
    [
        new(At(5, 18), "Ten lists complain to the Central Election Commission: cancel the results and set new elections.", "central-commission", _ => Complaint(
            Ten, Text("The results are to be cancelled and new elections set.", "Отменить результаты и назначить новые выборы.", "Жыйынтыктарды жокко чыгарып, жаңы шайлоо дайындоо."))),
        new(At(6, 9), "The complaint is admitted. The government house has burned in the night.", "central-commission", fold => Step(fold, "admit", Text(
            "Admitted; urgent.", "Принята к рассмотрению; срочно.", "Кароого кабыл алынды; шашылыш."))),
        new(At(6, 12), "Resolution No. 249: the voting results at all polling stations are invalid. Twelve members for it.", "central-commission", fold => Decision(fold, "249", "upheld",
            Text(
                "On recognising as invalid the voting results at the polling stations at the elections of deputies of the Jogorku Kenesh set for 4 October 2020.",
                "О признании недействительными результатов голосования на избирательных участках на выборах депутатов Жогорку Кенеша, назначенных на 4 октября 2020 года.",
                "2020-жылдын 4-октябрына дайындалган Жогорку Кеңештин депутаттарын шайлоодо шайлоо участокторундагы добуш берүүнүн жыйынтыктарын жараксыз деп табуу жөнүндө."),
            new UnitsAnnulled(["kg"]))),
        new(At(7, 15), "Twelve lists complain again; they name acts that are crimes.", "central-commission", _ => Complaint(
            Twelve, Text("Votes were bought and voters pressed.", "Подкуп избирателей и давление на них.", "Добуштар сатылып алынып, шайлоочуларга кысым көрсөтүлгөн."))),
        new(At(9, 15), "The Commission refers that to the prosecutors: it is not an investigative body. The annulment stands.", "central-commission", fold => Decision(fold, "of 9 October", "referred",
            Text("The alleged acts are a criminal matter.", "Указанные действия относятся к уголовному праву.", "Көрсөтүлгөн аракеттер кылмыш иши болуп саналат."))),
        new(At(21, 15), "The repeat vote is set for 20 December 2020.", "central-commission", fold => Own(fold, "central", "of 21 October",
            Text("On setting the repeat elections.", "О назначении повторных выборов.", "Кайра шайлоону дайындоо жөнүндө."), "Arts. 38 and 63", new RepeatVote(["kg"], new DateOnly(2020, 12, 20), null, null))),
        new(At(22, 18), "A law suspends the two articles on repeat elections, until 1 June 2021 at the latest.", "parliament", fold => Own(fold, "parliament", "law of 22 October 2020",
            Text("Suspended until the constitutional reform, not later than 1 June 2021.", "Приостановлено до конституционной реформы, не позднее 1 июня 2021 года.", "Конституциялык реформага чейин токтотулду, 2021-жылдын 1-июнунан кечиктирилбейт."),
            "Arts. 38 and 63", new Suspension(ClockCodes.RepeatHeld, new DateOnly(2021, 6, 1)), new Suspension(ClockCodes.RepeatSet, new DateOnly(2021, 6, 1)))),
        new(At(23, 10), "A voter appeals to the Administrative Court of Bishkek against the setting of the repeat vote.", "court", fold => Appeal(
            fold, "court", new Complainant("voter", [], null, null), Text("The setting of the repeat vote is to be invalidated.", "Признать недействительным назначение повторных выборов.", "Кайра шайлоону дайындоо жараксыз деп табылсын."))),
        new(At(23, 15), "The court admits it.", "court", fold => Step(fold, "admit", Text("Admitted.", "Принято к производству.", "Өндүрүшкө кабыл алынды."))),
        new(At(26, 15), "The court invalidates the decision that set the repeat vote.", "court", fold => Decision(fold, "of 26 October", "upheld",
            Text("The decision setting the repeat vote is invalid.", "Решение о назначении повторных выборов недействительно.", "Кайра шайлоону дайындоо чечими жараксыз."), new Revocation(Latest<RepeatVote>(fold)))),
        new(At(28, 12), "The Commission's appeal goes to the Supreme Court.", "supreme-court", fold => Appeal(
            fold, "supreme-court", new Complainant("organisation", [], null, null), Text("Appeal of the Central Election Commission.", "Жалоба ЦИК.", "БШКнын даттануусу."))),
        new(At(29, 15), "The Supreme Court returns it unheard.", "supreme-court", fold => Decision(fold, "of 29 October", "inadmissible",
            Text("Returned; the reasons reported differ.", "Возвращена; сообщалось о разных причинах.", "Кайтарылды; себептери ар башка айтылган."))),
    ];

    private static DateTimeOffset At(int day, int hour) => new(2020, 10, day, hour, 0, 0, TimeSpan.FromHours(6));

    private static LocalText Text(string english, string russian, string kyrgyz) =>
        new(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("en", english).Add("ru", russian).Add("ky", kyrgyz));

    private static ComplaintFiled Complaint(string[] lists, LocalText text) =>
        new("central", "kg", new Complainant("list", [.. lists], null, null), ["pressure", "vote-buying"], ["kg"], null, ["annul-units"], text, []);

    private static ComplaintFiled Appeal(RecordFold fold, string forum, Complainant by, LocalText text) =>
        new(forum, "kg", by, ["other"], ["kg"], fold.Docket.Decisions.Keys.Last(i => fold.Docket.Decisions[i].Remedies.Any(r => r is RepeatVote or Revocation)), ["revoke"], text, []);

    private static ComplaintMoved Step(RecordFold fold, string step, LocalText text) => new(fold.Docket.Open.Last().Number, step, text, null, null, []);

    private static DecisionMade Decision(RecordFold fold, string number, string result, LocalText reason, params Remedy[] remedies)
    {
        var found = fold.Docket.Open.Last();
        var quoted = Text("As reported: numerous violations during voting and in the pre-election period.", "По сообщениям: многочисленные нарушения в ходе голосования и в предвыборный период.",
            "Кабарларга ылайык: добуш берүүдө жана шайлоо алдындагы мезгилде көп мыйзам бузуулар болгон.");
        return new DecisionMade(
            found.Number, found.Filed.Forum, "kg", number, result, result == "upheld" ? [.. found.Filed.Grounds.Select(g => new GroundFinding(g, true, g == "other" ? reason : quoted))] : [],
            found.Filed.Forum == "central" ? new MembersVote(12, 0, 0, LocalText.Empty) : null, [.. remedies], reason, result == "upheld" && number == "249" ? "Art. 37(1)" : "Art. 44", [], null);
    }

    private static DecisionMade Own(RecordFold fold, string forum, string number, LocalText reason, string law, params Remedy[] remedies) => new(
        null, forum, "kg", number, "own-motion", [], fold.Docket.Rules!.Forum(forum)!.Members is { } members ? new MembersVote(members, 0, 0, LocalText.Empty) : null, [.. remedies], reason, law, [], null);

    private static long Latest<T>(RecordFold fold)
        where T : Remedy => fold.Docket.Rulings.Of<T>().First().Ruling.Index;
}
