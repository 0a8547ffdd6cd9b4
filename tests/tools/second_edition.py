"""Records in which every field stands that the second edition added."""

from __future__ import annotations

from typing import Any, Final

FULL: Final[dict[str, Any]] = {
    "format": "govinfo.records/1",
    "units": [{"id": "agri", "name": "农业农村局", "group": "a"}, {"id": "fin", "name": "财政局", "group": "a"}],
    "persons": [
        {"id": "p1", "name": "张三", "unit": "agri", "since": "2020-01-01", "until": "2030-01-01"},
        {"id": "p2", "name": "李四", "unit": "agri", "moves": [{"on": "2024-07-01", "unit": "fin"}]},
    ],
    "commissions": [
        {
            "id": "c1",
            "by": "city",
            "units": ["agri"],
            "asked_at": "2024-03-01T09:00:00+08:00",
            "due_at": "2024-03-08T09:00:00+08:00",
            "extensions": [{"asked_at": "2024-03-05T09:00:00+08:00", "reason": "等待数据"}],
            "pauses": [{"from": "2024-03-02", "until": "2024-03-04", "reason": "征求意见"}],
        }
    ],
    "submissions": [
        {
            "id": "s1",
            "units": ["agri"],
            "submitted_at": "2024-03-05T09:30:00+08:00",
            "authors": ["p1", "p2"],
            "pauses": [{"from": "2024-03-02", "reason": "征求意见"}],
        },
        {
            "id": "s2",
            "units": ["agri"],
            "submitted_at": "2024-03-05T09:30:00+08:00",
            "authors": [{"person": "p1", "weight": 3}, {"person": "p2", "weight": 2}],
            "extensions": [
                {
                    "asked_at": "2024-03-05T09:00:00+08:00",
                    "reason": "情况复杂",
                    "granted": True,
                    "decided_at": "2024-03-06T09:00:00+08:00",
                    "decided_by": "王五",
                    "number": 5,
                    "unit": "working-day",
                }
            ],
        },
    ],
    "matters": [
        {
            "id": "m1",
            "kind": "supervised",
            "units": [{"unit": "agri", "role": "lead"}, "fin"],
            "arose_at": "2024-04-01T09:00:00+08:00",
            "title": "春耕备耕",
            "number": "督字〔2024〕3号",
            "due_at": "2024-04-30T18:00:00+08:00",
            "level": "city",
            "by": "市政府督查室",
            "tags": {"field": "农业"},
        }
    ],
    "adoptions": [],
    "instructions": [
        {"id": "i1", "submission": "s1", "level": "city", "on": "2024-03-20"},
        {"id": "i2", "matter": "m1", "level": "city", "on": "2024-04-10"},
    ],
    "handlings": [
        {"id": "h1", "instruction": "i1", "unit": "agri", "received_at": "2024-03-21T09:00:00+08:00", "complexity": "ordinary"},
        {
            "id": "h2",
            "of": "m1",
            "unit": "agri",
            "received_at": "2024-04-02T09:00:00+08:00",
            "reports": [
                {"at": "2024-04-12T09:00:00+08:00", "returned_at": "2024-04-13T09:00:00+08:00", "returned_because": "内容不全"},
                {"at": "2024-04-15T09:00:00+08:00", "signed_by": "李局长"},
            ],
            "done_at": "2024-04-15T09:00:00+08:00",
            "due_at": "2024-04-16T18:00:00+08:00",
            "restarted_at": "2024-04-03T09:00:00+08:00",
            "pauses": [{"from": "2024-04-05", "until": "2024-04-08", "reason": "听证"}],
            "urged": [{"at": "2024-04-11T09:00:00+08:00", "by": "督查室"}],
        },
    ],
    "merits": [
        {
            "id": "b1",
            "kind": "helped",
            "on": "2024-05-06",
            "unit": "agri",
            "level": "city",
            "by": "市政府办",
            "amount": 2,
            "times": 2,
            "tags": {"field": "农业"},
        },
        {"id": "b2", "kind": "prize", "on": "2024-05-07", "persons": ["p1", "p2"], "title": "好信息奖", "submission": "s1"},
    ],
    "reviews": [
        {
            "id": "r1",
            "submission": "s1",
            "on": "2024-03-06",
            "outcome": "returned",
            "by": "王五",
            "reason": "数据不实",
            "tags": {"round": 2},
        },
        {"id": "r2", "submission": "s2", "on": "2024-03-06", "outcome": "merged", "into": "s1"},
    ],
    "findings": [
        {"id": "f1", "criterion": "good", "about": {"merit": "b1"}, "on": "2025-01-05", "met": True, "counts_on": "2024-12-31"},
        {"id": "f2", "criterion": "good", "about": {"unit": "agri", "handling": "h2"}, "on": "2024-05-05", "met": True},
        {"id": "f3", "criterion": "good", "about": {"matter": "m1"}, "on": "2024-05-05"},
        {"id": "f4", "criterion": "good", "about": {"review": "r1"}, "on": "2024-05-05"},
    ],
    "targets": [
        {"everyone": True, "measure": "sent", "per": "period", "at_least": 9, "period": "2024-07-16/2024-09-01"},
        {"person": "p1", "measure": "sent", "per": "month", "at_least": 1},
    ],
    "figures": [{"group": "a", "name": "full", "value": "0.5"}, {"everyone": True, "name": "base", "value": 100}],
    "claims": [
        {
            "id": "k1",
            "unit": "agri",
            "on": "2025-01-09",
            "period": "2024",
            "points": 135,
            "yuan": 300,
            "record": "s1",
            "reason": "少计一条",
            "decided_on": "2025-01-12",
            "decision": "partly",
            "decided_by": "考核办",
            "correction": "x1",
            "tags": {"by-phone": True},
        },
        {"id": "k2", "person": "p1", "on": "2025-01-09", "period": "2024-H2", "yuan": 20},
    ],
    "corrections": [{"id": "x1", "of": "r1", "action": "void", "on": "2025-01-12", "reason": "误退", "by": "考核办"}],
}
