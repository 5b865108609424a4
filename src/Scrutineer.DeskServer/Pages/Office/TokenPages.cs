using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Api;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>What an administrator does with tokens of programs. A token is on the answer that made it and nowhere else.</summary>
internal static class TokenPages
{
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, TokenRoutes tokens)
    {
        routes.MapDesk("GET", "/{language}/tokens", Operation.ManageTokens, (context, visit) => Show(context, visit, desk, tokens, new TokenDone()));
        routes.MapDesk("POST", "/{language}/tokens", Operation.ManageTokens, async (context, visit) =>
        {
            var wanted = Wanted(await DeskPage.FormOf(context));
            var made = await tokens.Make(visit.Who, wanted);
            return await Show(context, visit, desk, tokens, made.IsOk ? new TokenDone { Made = made.Value } : new TokenDone { Refusal = made.Refusal, Wanted = wanted });
        }, again: async (context, visit, refusal) => await Show(context, visit, desk, tokens, new TokenDone { Refusal = refusal, Wanted = Wanted(await DeskPage.FormOf(context)) }));
        routes.MapDesk("POST", "/{language}/tokens/{key}/revoke", Operation.ManageTokens, async (context, visit) =>
        {
            var done = await tokens.Revoke(visit.Who, ApiPlace.Of(context).Key);
            return await Show(context, visit, desk, tokens, new TokenDone { Refusal = done.Refusal, IsDone = done.IsOk });
        }, again: (context, visit, refusal) => Show(context, visit, desk, tokens, new TokenDone { Refusal = refusal }));
    }

    private static NewTokenJson Wanted(IFormCollection form) =>
        new(form["token"].ToString().Trim(), form["role"].ToString(), form["of"].ToString().Trim(), int.TryParse(form["days"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days) ? days : 0);

    private static async Task<IResult> Show(HttpContext context, DeskVisit visit, DeskOffice desk, TokenRoutes tokens, TokenDone done) =>
        TokenPage.Write(new DeskPage(context, visit, desk), [.. await tokens.Ours(visit.Who)], done);
}

/// <summary>What became of a form about tokens.</summary>
internal sealed record TokenDone
{
    public bool IsDone { get; init; }

    /// <summary>The token, shown now and never again.</summary>
    public MadeTokenJson? Made { get; init; }

    public Refusal? Refusal { get; init; }

    /// <summary>What was typed and not taken.</summary>
    public NewTokenJson? Wanted { get; init; }
}
