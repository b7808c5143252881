//! People without a name.

use expect_test::expect;

use super::check;

#[test]
fn some_and_many_report_with_a_clause_and_with_an_object() {
    check(expect![[r"
        D'aucuns assurent que le prix grimpe.
          → assurent | D'aucuns
        Certains évoquent une mise en scène.
          → évoquent | Certains
        Certains lui prêtent l'intention de partir.
          → lui prêtent | Certains
        Certains lui prêtent une barque.
        D'aucuns annoncent d'autres arrestations.
          → annoncent | D'aucuns
        Beaucoup, dans la salle, pensent que tout est signé.
          → pensent | Beaucoup, dans la salle
        Sous la coupole, beaucoup prédisent une bataille serrée.
          → prédisent | beaucoup
        Certains saluent la décision.
        Des rumeurs font état de vivres revendus.
          → font état | Des rumeurs
        Des riverains évoquent des maux de tête.
          → évoquent | Des riverains
    "]]);
}

#[test]
fn nobody_can_be_asked_in_a_circle() {
    check(expect![[r"
        Dans certains cercles, on assure que l'année est perdue.
          → assure | certains cercles
        Dans l'entourage du maire, on assure que l'année est perdue.
          → assure | on
        De l'avis général, le maire partira.
          → De l'avis général | –
        On accuse la direction d'avoir recruté des parents.
          → On accuse | –
        On lui prête l'intention de partir.
          → On lui prête | –
    "]]);
}
