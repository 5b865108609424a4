using System.Collections.Immutable;

namespace Scrutineer.Elections.Findings;

/// <summary>The findings that do not come from the form: their codes, and their messages in three languages.</summary>
public static class FindingCodes
{
    /// <summary>A required line is blank.</summary>
    public const string LineMissing = "line-missing";

    /// <summary>The same unit came twice in one batch; the first counts.</summary>
    public const string StationTwice = "station-twice";

    /// <summary>A summary of a unit whose parts have protocols of their own; the parts count.</summary>
    public const string UnitAndParts = "unit-and-parts";

    /// <summary>Two stations of one unit have the same votes for every list.</summary>
    public const string SameVotes = "same-votes";

    /// <summary>The votes are exactly k times those of another protocol, k at least 2.</summary>
    public const string ExactMultiple = "exact-multiple";

    /// <summary>The number of registered voters changed between two versions, or differs from the register.</summary>
    public const string RegisterChanged = "register-changed";

    /// <summary>Figures changed between two versions.</summary>
    public const string VersionChanged = "version-changed";

    /// <summary>Two channels give different votes for one station.</summary>
    public const string ChannelsDiffer = "channels-differ";

    /// <summary>Turnout changed by more than so many percentage points since the election before.</summary>
    public const string TurnoutJump = "turnout-jump";

    private static readonly ImmutableDictionary<string, (LocalText Short, LocalText Long)> Texts = new Dictionary<string, (LocalText, LocalText)>
    {
        [LineMissing] = (
            Text("A required line is blank", "Не заполнена обязательная строка", "Милдеттүү сап толтурулган эмес"),
            Text("The form requires this line, but the protocol leaves it blank; equations that need it were not checked.",
                "Форма требует эту строку, но в протоколе она пуста; равенства с ней не проверены.",
                "Форма бул сапты талап кылат, бирок протоколдо ал бош; ага тиешелүү барабардыктар текшерилген жок.")),
        [StationTwice] = (
            Text("The station came twice", "Участок пришёл дважды", "Участок эки жолу келди"),
            Text("The same station stands twice in one batch; the first protocol counts, the second does not.",
                "Один и тот же участок дважды в одной партии; считается первый протокол, второй нет.",
                "Бир эле участок бир топтомдо эки жолу бар; биринчи протокол эсептелет, экинчиси эсептелбейт.")),
        [UnitAndParts] = (
            Text("Sum and parts both given", "Есть и сумма, и части", "Жыйынды да, бөлүктөр да бар"),
            Text("This summary covers units that have protocols of their own; the parts count, the summary does not.",
                "Эта сводка охватывает единицы, у которых есть свои протоколы; считаются части, сводка нет.",
                "Бул жыйынтык өз протоколдору бар бирдиктерди камтыйт; бөлүктөр эсептелет, жыйынтык эсептелбейт.")),
        [SameVotes] = (
            Text("Same votes as another station", "Те же голоса, что на другом участке", "Добуштар башка участоктукундай"),
            Text("Two stations of one unit have exactly the same votes for every list.",
                "У двух участков одной единицы совершенно одинаковые голоса за каждый список.",
                "Бир бирдиктин эки участогунда ар бир тизме боюнча добуштар так бирдей.")),
        [ExactMultiple] = (
            Text("Exact multiple of another protocol", "Точное кратное другого протокола", "Башка протоколдун так эселенгени"),
            Text("Every list has exactly the same multiple of the votes in another protocol: it may have been counted more than once.",
                "У каждого списка голосов ровно во столько же раз больше, чем в другом протоколе: возможно, посчитано больше одного раза.",
                "Ар бир тизменин добушу башка протоколдогудан так бирдей эсе көп: бир нече жолу эсептелген болушу мүмкүн.")),
        [RegisterChanged] = (
            Text("Register changed", "Изменилось число избирателей", "Шайлоочулардын саны өзгөрдү"),
            Text("The number of registered voters is not the one given before.",
                "Число избирателей в списке не совпадает с данным раньше.",
                "Тизмедеги шайлоочулардын саны мурда берилгенден башка.")),
        [VersionChanged] = (
            Text("Changed since the earlier version", "Изменено по сравнению с прежней версией", "Мурунку версиядан бери өзгөргөн"),
            Text("Figures of this station differ from the version before; a correction needs a reason.",
                "Данные участка отличаются от прежней версии; исправление требует причины.",
                "Участоктун сандары мурунку версиядан айырмаланат; оңдоого себеп керек.")),
        [ChannelsDiffer] = (
            Text("Channels differ", "Каналы расходятся", "Каналдар айырмаланат"),
            Text("Two channels give different votes for this station; at the request of a representative a recount may be due.",
                "Два канала дают разные голоса по этому участку; по требованию представителя возможен пересчёт.",
                "Эки канал бул участок боюнча ар башка добуш берет; өкүлдүн талабы боюнча кайра саноо мүмкүн.")),
        [TurnoutJump] = (
            Text("Turnout jumped since the previous election", "Явка резко изменилась с прошлых выборов", "Катышуу мурунку шайлоодон бери кескин өзгөрдү"),
            Text("Turnout among the registered voters changed by more percentage points than the election allows without a question; moving voters and new boundaries do this too.",
                "Явка от зарегистрированных избирателей изменилась на большее число процентных пунктов, чем проходит без вопроса; так бывает и из-за переезда избирателей, и из-за новых границ.",
                "Катталган шайлоочулардын катышуусу суроосуз өткөрүлгөн чектен көп пайыздык пунктка өзгөрдү; шайлоочулардын көчүшү жана жаңы чек аралар да ушундай кылат.")),
    }.ToImmutableDictionary();

    /// <summary>Every code with its short and long message.</summary>
    public static ImmutableDictionary<string, (LocalText Short, LocalText Long)> All => Texts;

    private static LocalText Text(string en, string ru, string ky) =>
        new(ImmutableSortedDictionary<string, string>.Empty.Add("en", en).Add("ru", ru).Add("ky", ky));
}
