using System.Collections.Immutable;

namespace Scrutineer.Elections.Disputes.Rules;

/// <summary>The grounds of complaints where the rules name none of their own.</summary>
internal static class StarterGrounds
{
    public static ImmutableArray<NamedCode> All { get; } =
    [
        Of("opening-hours", "Opened late or closed early", "Открыт позже или закрыт раньше срока", "Кеч ачылган же эрте жабылган"),
        Of("voter-list", "Errors in the voter list", "Ошибки в списке избирателей", "Шайлоочулар тизмесиндеги каталар"),
        Of("impersonation", "Voting in another's name", "Голосование за другого", "Башканын ордуна добуш берүү"),
        Of("multiple-voting", "Voting more than once", "Многократное голосование", "Бир нече жолу добуш берүү"),
        Of("vote-buying", "Buying of votes", "Подкуп избирателей", "Добуш сатып алуу"),
        Of("pressure", "Pressure on voters", "Давление на избирателей", "Шайлоочуларга кысым көрсөтүү"),
        Of("campaigning", "Campaigning where or when it is forbidden", "Агитация в запрещённом месте или в запрещённое время", "Тыюу салынган жерде же убакта үгүттөө"),
        Of("observer-obstructed", "Observers obstructed or sent out", "Препятствование наблюдателям или их удаление", "Байкоочуларга тоскоол болуу же аларды чыгаруу"),
        Of("secrecy", "Secrecy of the vote broken", "Нарушение тайны голосования", "Добуш берүүнүн жашыруундугун бузуу"),
        Of("unsealed-box", "A box without seal", "Неопечатанная урна", "Мөөрү жок үкөк"),
        Of("ballot-stuffing", "Ballots put in that no voter cast", "Вброс бюллетеней", "Бюллетендерди салып коюу"),
        Of("portable-box", "Abuse of the portable box", "Нарушения с переносной урной", "Көчмө үкөк боюнча мыйзам бузуулар"),
        Of("machine-failure", "A machine failed", "Отказ аппаратуры", "Аппараттын иштебей калышы"),
        Of("counting", "Procedure of counting", "Порядок подсчёта", "Саноо тартиби"),
        Of("protocol-not-issued", "No copy of the protocol given out", "Копия протокола не выдана", "Протоколдун көчүрмөсү берилген эмес"),
        Of("copy-differs", "The copy differs from what is published", "Копия расходится с опубликованным", "Көчүрмө жарыялангандан айырмаланат"),
        Of("arithmetic", "Arithmetic of a protocol", "Арифметика протокола", "Протоколдун арифметикасы"),
        Of("broken-transfer", "Broken transfer of results", "Сбой передачи результатов", "Жыйынтыктарды берүүнүн үзүлүшү"),
        Of("illegal-assistance", "Unlawful help in voting", "Незаконная помощь при голосовании", "Добуш берүүгө мыйзамсыз жардам"),
        Of("other", "Other", "Другое", "Башка"),
    ];

    private static NamedCode Of(string code, string english, string russian, string kyrgyz) => new(
        code,
        new LocalText(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("en", english).Add("ky", kyrgyz).Add("ru", russian)));
}
